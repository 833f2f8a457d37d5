"""
PostgreSQL with PostGIS and Redis of the project's own, on free ports of the loopback address.

    server = PostgresServer(folder)     # or RedisServer(folder)
    server.start()
    server.url                          # postgis://crimemapper:...@127.0.0.1:40123/crimemapper
    server.kill()                       # SIGKILL, as a power cut would
    server.start()                      # recovers
    server.stop()

Needs nothing but Python's own library, so that it works before any package is installed and
in tests that start throwaway servers (`throwaway_folder`).
"""

from private_services.folders import throwaway_folder
from private_services.postgres import PostgresServer
from private_services.redis_server import RedisServer
from private_services.server import ServerError

__all__ = ["PostgresServer", "RedisServer", "ServerError", "throwaway_folder"]
