"""Other programs' own tests, run on h11impl."""
