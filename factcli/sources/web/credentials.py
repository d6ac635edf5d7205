"""Names and passwords from ~/.netrc (or $NETRC), each for the host that it is written under and no other."""

import base64
import netrc
import os


class Credentials:
    """Those of the user's netrc file; none if there is no such file, or one that cannot be read."""

    def __init__(self) -> None:
        try:
            # Without a name the standard library also refuses a file that others may read.
            self._hosts = netrc.netrc(os.environ.get("NETRC") or None).hosts
        except (OSError, netrc.NetrcParseError, ValueError, KeyError):
            self._hosts = {}

    def of(self, host: str) -> str | None:
        """The value of the header that identifies the user to `host`. A `default` entry is for no host in particular."""
        found = self._hosts.get(host) if host != "default" else None
        if found is None:
            return None
        login, _, password = found
        return "Basic " + base64.b64encode(f"{login}:{password or ''}".encode()).decode("ascii")
