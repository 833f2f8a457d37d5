"""
Metres of the British National Grid (EPSG:27700) to WGS84 degrees, with numpy alone.

Formulas: Ordnance Survey, "A guide to coordinate systems in Great Britain",
annexes B (ellipsoid), C.2 (grid to latitude and longitude) and section 6.6 (Helmert).
Good to a few metres, as the guide says of the Helmert way.
"""

import numpy as np

AIRY = (6377563.396, 6356256.909)  # semi-axes in metres
WGS84 = (6378137.000, 6356752.3142)
F0, LAT0, LON0, E0, N0 = 0.9996012717, np.radians(49.0), np.radians(-2.0), 400000.0, -100000.0
SHIFT = (446.448, -125.157, 542.060)  # metres
TURN = np.radians(np.array([0.1502, 0.2470, 0.8421]) / 3600)
SCALE = -20.4894e-6


def to_lon_lat(east, north) -> tuple[np.ndarray, np.ndarray]:
    """Return WGS84 longitudes and latitudes in degrees of grid positions in metres."""
    lat, lon = _unproject(np.asarray(east, float), np.asarray(north, float))
    return _to_degrees(*_helmert(*_to_cartesian(lat, lon)))


def _meridian_arc(lat, n, b):
    d, s = lat - LAT0, lat + LAT0
    return (
        b
        * F0
        * (
            (1 + n + 1.25 * (n**2 + n**3)) * d
            - (3 * n + 3 * n**2 + 2.625 * n**3) * np.sin(d) * np.cos(s)
            + 1.875 * (n**2 + n**3) * np.sin(2 * d) * np.cos(2 * s)
            - 35 / 24 * n**3 * np.sin(3 * d) * np.cos(3 * s)
        )
    )


def _unproject(east, north):
    """Grid metres to latitude and longitude in radians on the Airy ellipsoid."""
    a, b = AIRY
    e2, n = 1 - (b / a) ** 2, (a - b) / (a + b)
    lat = LAT0 + (north - N0) / (a * F0)
    for _ in range(6):  # each round gains three decimals; six reach 0.01 mm
        lat = lat + (north - N0 - _meridian_arc(lat, n, b)) / (a * F0)
    sin2, tan = np.sin(lat) ** 2, np.tan(lat)
    nu = a * F0 / np.sqrt(1 - e2 * sin2)
    rho = a * F0 * (1 - e2) * (1 - e2 * sin2) ** -1.5
    eta2, t2, sec, x = nu / rho - 1, tan**2, 1 / np.cos(lat), east - E0
    vii = tan / (2 * rho * nu)
    viii = tan / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    ix = tan / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t2**2)
    x1 = sec / nu
    x3 = sec / (6 * nu**3) * (nu / rho + 2 * t2)
    x5 = sec / (120 * nu**5) * (5 + 28 * t2 + 24 * t2**2)
    x7 = sec / (5040 * nu**7) * (61 + 662 * t2 + 1320 * t2**2 + 720 * t2**3)
    return (
        lat - vii * x**2 + viii * x**4 - ix * x**6,
        LON0 + x1 * x - x3 * x**3 + x5 * x**5 - x7 * x**7,
    )


def _to_cartesian(lat, lon):
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    nu = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
    return (
        nu * np.cos(lat) * np.cos(lon),
        nu * np.cos(lat) * np.sin(lon),
        nu * (1 - e2) * np.sin(lat),
    )


def _helmert(x, y, z):
    rx, ry, rz = TURN
    scale = 1 + SCALE
    return (
        SHIFT[0] + scale * x - rz * y + ry * z,
        SHIFT[1] + rz * x + scale * y - rx * z,
        SHIFT[2] - ry * x + rx * y + scale * z,
    )


def _to_degrees(x, y, z):
    a, b = WGS84
    e2, p = 1 - (b / a) ** 2, np.hypot(x, y)
    lat = np.arctan2(z, p * (1 - e2))
    for _ in range(6):
        nu = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
        lat = np.arctan2(z + e2 * nu * np.sin(lat), p)
    return np.degrees(np.arctan2(y, x)), np.degrees(lat)
