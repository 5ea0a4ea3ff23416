"""What a run is asked: choices, context, parameters and rule variants, validated; no words."""
