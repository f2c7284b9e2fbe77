"""Where the time of a build went: added up by phase and by kind of page, and nothing when off."""

from chronicle.profile import OFF, Cost, Kind, Phase, Profile, Recorder, lines


def test_phases_and_kinds_are_added_up() -> None:
    recorder = Recorder()
    for name in ("read", "save", "read"):
        with recorder.phase(name):
            sum(range(1000))
    recorder.file("event.html", Cost(0.25, 0.125, 0.5, 10))
    recorder.file("card", Cost(1.0, 1.0, 0.0, 5))
    recorder.file("event.html", Cost(0.25, 0.125, 0.5, 10))
    profile = recorder.profile()
    assert [phase.name for phase in profile.phases] == ["read", "save"]
    assert all(phase.wall > 0 for phase in profile.phases)
    assert profile.wall >= sum(phase.wall for phase in profile.phases)
    assert profile.kinds == (
        Kind("card", 1, Cost(1.0, 1.0, 0.0, 5)),
        Kind("event.html", 2, Cost(0.5, 0.25, 1.0, 20)),
    )


def test_nothing_is_kept_when_off() -> None:
    with OFF.phase("read"):
        pass
    assert OFF.profile().phases == ()


def test_a_profile_is_shown_as_tables() -> None:
    kinds = (Kind("event.html", 1200, Cost(1.5, 1.25, 0.5, 2_500_000)),)
    profile = Profile((Phase("read", 0.25, 0.5),), kinds, 2.0, 3.0, 0.1)
    assert list(lines(profile)) == [
        "phase        wall s  CPU s",
        "read          0.250  0.500",
        "all else      1.750  2.500",
        "whole build   2.000  3.000",
        "before it            0.100",
        "",
        "files by template  number  render s  CPU s  write s     kB",
        "event.html          1,200     1.500  1.250    0.500  2,500",
        "all files           1,200     1.500  1.250    0.500  2,500",
    ]
