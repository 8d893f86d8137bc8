"""Signing in with the account that a person has at the council: by OpenID Connect, such as Entra ID."""
