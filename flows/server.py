"""The Prefect server that a run reports to: the user's own, or a local one that is found again by later commands.

A Prefect server takes about nine seconds to start. Where the user has named none (`PREFECT_API_URL`, or an
API URL in the active Prefect profile), the first command starts one on the loopback interface and leaves it
running, so that the next commands don't wait; it keeps its runs in Prefect's usual database, shows them in its
UI, and stops by itself after some idle time. `newsledger server status|start|stop` shows and ends it.

Run as a module (`python -m flows.server PORT IDLE_MINUTES`) this is that server's process.
"""

import contextlib
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.settings import Settings
from tasks.errors import NewsledgerError

START_SECONDS = 300.0  # on a loaded machine; a server that ends is noticed at once
STOP_SECONDS = 15.0  # then it is killed
LOOPBACK = "127.0.0.1"
_launched: list[
    "subprocess.Popen[bytes]"
] = []  # they outlive this process; Python warns of one that it can't see any more


@dataclass(frozen=True, slots=True)
class LocalServer:
    """The local server as it was started: its process id, its address and where it writes its log."""

    pid: int
    url: str
    log: str

    @property
    def api_url(self) -> str:
        """The address that Prefect's client takes, `PREFECT_API_URL`."""
        return f"{self.url}/api"


def named_api_url(settings: Settings) -> str | None:
    """The API URL that the user has chosen, by the environment or the active Prefect profile; None if they did not."""
    if settings.prefect_api_url:
        return settings.prefect_api_url
    try:
        profiles = tomllib.loads((settings.prefect_home / "profiles.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return None
    chosen = profiles.get("profiles", {}).get(profiles.get("active", ""), {})
    url = chosen.get("PREFECT_API_URL") if isinstance(chosen, dict) else None
    return url if isinstance(url, str) and url else None


def find_server(settings: Settings) -> LocalServer | None:
    """The local server that an earlier command started and that answers, or None."""
    server = _read_state(settings)
    return server if server and is_healthy(server.api_url) else None


def start_server(settings: Settings) -> LocalServer:
    """The running local server, started if there is none; it may not answer yet: see `wait_for`.

    Two commands that start at the same moment end up with the same server.
    """
    try:
        settings.prefect_home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewsledgerError(
            f"{error.strerror}: {settings.prefect_home}; name another folder in PREFECT_HOME"
        ) from error
    with _lock(settings):
        server = find_server(settings) or _starting(settings)
        if server is None:
            server = _launch(settings)
            _state_file(settings).write_text(json.dumps(asdict(server)), "utf-8")
        return server


def wait_for(server: LocalServer, seconds: float = START_SECONDS) -> None:
    """Returns when the server answers; raises `NewsledgerError` naming its log when it ended or took too long."""
    deadline = time.monotonic() + seconds
    while not is_healthy(server.api_url):
        if not _is_alive(server.pid) or time.monotonic() > deadline:
            raise NewsledgerError(
                f"the local Prefect server did not start; its log is {server.log}. "
                "Start one yourself with `prefect server start` and set PREFECT_API_URL, "
                "or set NEWSLEDGER_SERVER=ephemeral to use a server for one command only"
            )
        time.sleep(0.1)


def stop_server(settings: Settings) -> LocalServer | None:
    """The local server that was stopped, by its own process id, or None when there was none."""
    server = find_server(settings) or _starting(settings)
    if server is not None:
        for how in (signal.SIGTERM, signal.SIGKILL):
            if not _is_alive(server.pid):
                break
            with contextlib.suppress(ProcessLookupError):
                os.kill(server.pid, how)
            deadline = time.monotonic() + STOP_SECONDS
            while _is_alive(server.pid) and time.monotonic() < deadline:
                time.sleep(0.05)
    _state_file(settings).unlink(missing_ok=True)
    return server


def is_healthy(api_url: str) -> bool:
    """Whether a Prefect API answers at this address within a second."""
    try:
        with urllib.request.urlopen(f"{api_url}/health", timeout=1) as answer:  # noqa: S310 (an http address we made)
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def _state_file(settings: Settings) -> Path:
    return settings.prefect_home / "newsledger-server.json"


@contextlib.contextmanager
def _lock(settings: Settings) -> Iterator[None]:
    with (settings.prefect_home / "newsledger-server.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _read_state(settings: Settings) -> LocalServer | None:
    try:
        return LocalServer(**json.loads(_state_file(settings).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _starting(settings: Settings) -> LocalServer | None:
    """The server of the last command that launched one, if its process is still that; it may not answer yet."""
    server = _read_state(settings)
    if server is None or not _is_alive(server.pid):
        return None
    command = Path(f"/proc/{server.pid}/cmdline")
    try:
        is_server = b"flows.server" in command.read_bytes() if command.parent.parent.exists() else True
    except OSError:
        return None
    return server if is_server else None


def _launch(settings: Settings) -> LocalServer:
    port = _free_port(settings.server_port)
    log = settings.prefect_home / "newsledger-server.log"
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-m", "flows.server", str(port), str(settings.server_idle_minutes)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            env={**os.environ, **quiet_environment(), "PREFECT_API_URL": f"http://{LOOPBACK}:{port}/api"},
        )
    _launched.append(process)
    return LocalServer(process.pid, f"http://{LOOPBACK}:{port}", str(log))


def quiet_environment() -> dict[str, str]:
    """The variables that keep Prefect from sending usage data anywhere."""
    return {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def _free_port(wanted: int) -> int:
    for port in (wanted, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((LOOPBACK, port))
            return int(probe.getsockname()[1])
    raise NewsledgerError("no free port on the loopback interface for the local Prefect server")


def _is_alive(pid: int) -> bool:
    for process in _launched:
        process.poll()  # one of our own that has ended would look alive until it is asked
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class _IdleWatch:
    """ASGI middleware that remembers when the last request came."""

    def __init__(self, app: Callable[[Message, Receive, Send], Awaitable[None]]) -> None:
        self.app = app
        self.last = time.monotonic()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        self.last = time.monotonic()
        try:
            await self.app(scope, receive, send)
        finally:
            self.last = time.monotonic()


def _serve(port: int, idle_minutes: float) -> None:
    """Serves until it has had no request for the idle time (0: until it is stopped)."""
    import threading

    import uvicorn
    from prefect.server.api.server import create_app

    watch = _IdleWatch(create_app(final=True))
    server = uvicorn.Server(uvicorn.Config(watch, host=LOOPBACK, port=port, log_level="error", lifespan="on"))

    def stop_when_idle() -> None:
        while idle_minutes and not server.should_exit:
            time.sleep(1)
            server.should_exit = time.monotonic() - watch.last > idle_minutes * 60

    threading.Thread(target=stop_when_idle, daemon=True).start()
    server.run()


if __name__ == "__main__":
    _serve(int(sys.argv[1]), float(sys.argv[2]))
