"""How many people live somewhere larger than an LSOA."""

from django.db.models import Count, Q, Sum

from languages.current import spoken
from places.models import Lsoa, LsoaPopulation


def residents_of_force(force_id: int) -> tuple[int, str] | None:
    """
    Return the residents of a force's area and who counted them; None unless all are known.

    They are those of its LSOAs of 2021, from the newest source that has every one of them.
    """
    lsoas = Lsoa.objects.filter(district__force=force_id, in_2021=True).count()
    sources = (
        LsoaPopulation.objects.filter(
            Q(lsoa__district__force=force_id, lsoa__in_2021=True),
            kind=LsoaPopulation.Kind.RESIDENT,
        )
        .values_list("year", "source")
        .annotate(people=Sum("count"), areas=Count("lsoa", distinct=True))
        .order_by("-year", "source")
    )
    for _year, source, people, areas in sources:
        if lsoas and areas == lsoas:
            return people, spoken(source)
    return None
