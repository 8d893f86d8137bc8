"""Help: what is measured, what the words mean, how figures are judged and kept back. Nothing here is unpublished."""
