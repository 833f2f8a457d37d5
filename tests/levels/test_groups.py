from crimes.vocabulary import CRIME_CATEGORIES
from levels import breaks
from levels.groups import ALL_CRIME, BY_SLUG, GROUPS, HEADLINE_OF_2009
from releases.month import Month


def test_anti_social_behaviour_is_never_part_of_all_crime():
    assert "anti-social-behaviour" not in ALL_CRIME.categories
    assert len(ALL_CRIME.categories) == len(CRIME_CATEGORIES) - 1


def test_all_crime_holds_the_closed_category_so_that_the_sum_means_the_same_throughout():
    assert "public-disorder-weapons" in ALL_CRIME.categories
    assert ALL_CRIME.comparable(Month(2010, 12), Month(2024, 1))


def test_the_headline_of_2009():
    assert HEADLINE_OF_2009.categories == ("burglary", "robbery", "vehicle-crime")


def test_each_of_the_14_categories_is_a_group():
    in_use = {category.slug for category in CRIME_CATEGORIES if not category.last_month}

    assert len(in_use) == 14
    assert in_use <= set(BY_SLUG)
    assert len(GROUPS) == len(BY_SLUG) == 16  # and all crime, and the headline


def test_groups_that_lasted_can_be_compared_throughout():
    for slug in ("burglary", "robbery", "vehicle-crime", "violent-crime", "anti-social-behaviour"):
        assert BY_SLUG[slug].comparable(Month(2010, 12), Month(2024, 1)), slug


def test_other_theft_is_not_compared_across_may_2013():
    other_theft = BY_SLUG["other-theft"]

    assert other_theft.comparable(Month(2011, 9), Month(2013, 4))
    assert not other_theft.comparable(Month(2013, 4), Month(2013, 5))
    assert other_theft.comparable(Month(2013, 5), Month(2024, 1))


def test_nothing_is_compared_with_months_before_the_group_began():
    assert not BY_SLUG["bicycle-theft"].comparable(Month(2013, 4), Month(2014, 4))
    assert not BY_SLUG["drugs"].comparable(Month(2011, 8), Month(2012, 8))
    assert BY_SLUG["drugs"].comparable(Month(2011, 9), Month(2012, 9))


def test_breaks_lie_after_the_first_month_and_up_to_the_last():
    assert [str(b.month) for b in breaks.between(Month(2013, 4), Month(2020, 3))] == [
        "2013-05",
        "2020-03",
    ]
    assert breaks.between(Month(2013, 5), Month(2013, 6)) == []
