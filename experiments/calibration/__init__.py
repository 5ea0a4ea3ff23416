"""Calibration by history matching: ``cjg calibrate``; and which parameters move an outcome at all."""
