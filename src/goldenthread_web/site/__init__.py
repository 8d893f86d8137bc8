"""What makes one site of the applications: settings, addresses, who may use which, and the door to the web server."""
