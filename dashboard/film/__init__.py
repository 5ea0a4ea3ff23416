"""The network film: what is recorded each month (``frames``) and how it is drawn (``drawing``)."""
