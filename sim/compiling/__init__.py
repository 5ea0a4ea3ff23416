"""Machine code of the kernels, and which model the sources make."""
