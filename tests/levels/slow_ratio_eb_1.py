"""
`ratio-eb-1` once more, slowly, in plain Python: written from the formulas of the domain notes
(section 1.5, numbered as there) and not from `levels/methods/`, to check it against.

An area is a dictionary: residents, workday, district_ratio (None where unknown), crimes and
months of the year, crimes_36 and months_36 (None where not given), last (a level or None).
"""

import math

CUTS = (0.5, 0.8, 1.25, 2.0)


def levels(areas):
    """Return a dictionary for each area: reason, band, relative, probabilities and the rest."""
    for area in areas:
        area["visitor"] = is_visitor_area(area)
        area["people"] = people(area)
    year = fit(areas, "crimes", "months", least_months=10)
    pooled = fit(areas, "crimes_36", "months_36", least_months=30)
    return [level(area, year, pooled) for area in areas]


def level(area, year, pooled):
    none = {"band": None, "relative": None, "probabilities": None}
    if area["residents"] is None:
        return none | {"reason": "population unknown"}
    if area["residents"] == 0:
        return none | {"reason": "no residents"}
    if area["months"] < 10:
        return none | {"reason": "too few months"}
    if area["people"] is None:
        return none | {"reason": "people present unknown"}
    if year is None:
        return none | {"reason": "too few areas"}

    # 7. Ten expected crimes and five at the typical rate, or 36 months, or no level.
    y, months, model = area["crimes"], area["months"], year
    if too_small(area, months, model):
        y, months, model = area["crimes_36"], area["months_36"], pooled
        if model is None or months is None or months < 30:
            return none | {"reason": "numbers too small so far"}
        if too_small(area, months, model):
            return none | {"reason": "numbers too small"}

    # 4. Posterior theta_i ~ Gamma(a + y_i, a + E_i), and 6. theta_i / m among the cuts.
    shape = model["a"] + y
    rate = (model["a"] + expected(area, months, model)) * model["m"]
    below = [gamma_cdf(shape, rate * cut) for cut in CUTS]
    probabilities = [high - low for low, high in zip([0, *below], [*below, 1], strict=True)]
    relative = gamma_median(shape) / rate
    band = among_the_cuts(relative)

    # 8. Keep the last published level while its probability is at least 0.2.
    held = area["last"] is not None and area["last"] != band and probabilities[area["last"]] >= 0.2
    if held:
        band = area["last"]
    return {
        "reason": None,
        "band": band,
        "held": held,
        "relative": relative,
        "probabilities": probabilities,
        "close_to": close_to(band, probabilities),
        "expected": expected(area, months, model),
        "a": model["a"],
        "m": model["m"],
    }


def is_visitor_area(area):
    """3. Workday/resident ratio above 2, or fewer than 500 residents, or none."""
    residents, workday, ratio = area["residents"], area["workday"], area["district_ratio"]
    if residents is not None and residents < 500:
        return True
    if workday is None:
        return ratio is not None and ratio > 10
    return residents is not None and workday > 2 * residents


def people(area):
    """3. Visitor areas: the larger of resident and workday population."""
    if not area["residents"]:
        return None
    if not area["visitor"]:
        return area["residents"]
    return None if area["workday"] is None else max(area["residents"], area["workday"])


def fit(areas, crimes, months, least_months):
    """2., 4. and 5.: R, v, a and m; None where fewer than three areas can be compared."""
    usable = [
        area
        for area in areas
        if area["people"] and area[months] is not None and area[months] >= least_months
    ]
    reference = [area for area in usable if not area["visitor"]]
    if len(reference) < 3:
        reference = usable
    if len(reference) < 3:
        return None

    person_years = sum(area["people"] * (area[months] / 12) for area in reference)
    model = {"R": sum(area[crimes] for area in reference) / person_years}
    e = [expected(area, area[months], model) for area in reference]
    y = [area[crimes] for area in reference]
    v = 0.02
    if sum(y) > 0:
        squares = [e_i * (y_i / e_i - 1) ** 2 for e_i, y_i in zip(e, y, strict=True)]
        v = max(v, sum(squares) / sum(e) - len(reference) / sum(e))
    a = model["a"] = 1 / v
    means = [(a + y_i) / (a + e_i) for e_i, y_i in zip(e, y, strict=True)]
    model["m"] = weighted_median(means, [area["people"] for area in reference])
    return model


def expected(area, months, model):
    """2. E_i = P_i years R."""
    return area["people"] * (months / 12) * model["R"]


def too_small(area, months, model):
    """7., and decision 2: fewer than 10 expected crimes, or than 5 at the typical area's rate."""
    e = expected(area, months, model)
    return e < 10 or e * model["m"] < 5


def weighted_median(values, weights):
    half, reached = sum(weights) / 2, 0
    for value, weight in sorted(zip(values, weights, strict=True), key=lambda pair: pair[0]):
        reached += weight
        if reached >= half:
            return value
    raise AssertionError("no weights")


def among_the_cuts(relative):
    if relative >= 2:
        return 4
    if relative >= 1.25:
        return 3
    if relative >= 0.8:
        return 2
    return 1 if relative > 0.5 else 0


def close_to(band, probabilities):
    if probabilities[band] >= 0.8:
        return None
    neighbours = [other for other in (band - 1, band + 1) if 0 <= other <= 4]
    return max(neighbours, key=lambda other: probabilities[other])


def gamma_cdf(shape, x):
    """The regularised incomplete gamma function P(shape, x), by series or continued fraction."""
    if x <= 0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        n = shape
        while term > total * 1e-17:
            n += 1
            term *= x / n
            total += term
        return front * total
    # Lentz's method for the continued fraction of Q = 1 - P.
    b = x + 1 - shape
    c, d = 1e300, 1 / b
    fraction = d
    for i in range(1, 100_000):
        step = -i * (i - shape)
        b += 2
        d = 1 / (step * d + b)
        c = b + step / c
        fraction *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return 1 - front * fraction


def gamma_median(shape):
    """The x with P(shape, x) = 1/2, by halving."""
    low, high = 0.0, shape + 1.0  # the median of a gamma distribution lies below its mean
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if gamma_cdf(shape, middle) < 0.5 else (low, middle)
    return (low + high) / 2
