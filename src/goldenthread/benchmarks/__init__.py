"""Benchmarks: what other authorities' figures are, as the Department for Education (DfE) published them.

A figure is kept with the release that it was published in, because later releases restate earlier years:
the same authority, year and measure has several true values. What a file must look like is declared by one
module for each release in `releases`; a file that does not look so is refused, naming what moved.
"""
