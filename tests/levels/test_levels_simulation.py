from bench import levels_simulation


def test_the_simulated_shares_of_the_domain_notes_are_reproduced():
    figures = levels_simulation.main(forces=60)

    for figure in figures:
        if figure["reported"] is not None:
            assert abs(figure["value"] - figure["reported"]) < 3, figure["name"]
    wrong = [figure for figure in figures if figure["name"].endswith("wrong side of average")]
    assert len(wrong) == 2
    assert all(figure["value"] < 0.5 for figure in wrong), wrong
