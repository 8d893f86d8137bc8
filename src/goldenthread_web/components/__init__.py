"""What all pages are made of: the frame of a page, GOV.UK components, forms, tables of figures."""
