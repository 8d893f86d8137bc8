"""Quality and timeliness of practice."""
