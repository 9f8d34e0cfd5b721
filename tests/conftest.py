"""Settings of all tests."""

from hypothesis import HealthCheck, settings

# Speed is counted elsewhere: no test may fail because a machine is busy.
settings.register_profile(
    "house",
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("house"), max_examples=5000)
settings.load_profile("house")
