"""The layouts and codes of the inputs, shared by the readers and the synthetic authority."""
