"""What a page asks of the network and says to the console."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request


class Watch:
    """What was seen of a page, while it loads and after."""

    def __init__(self, page: Page):
        self.hosts: set[str] = set()
        self.said: list[str] = []
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        page.on("websocket", lambda socket: self.hosts.add(urlsplit(socket.url).netloc))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("requestfailed", self._note_failure)

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before it had everything
            self.said.append(f"not loaded: {request.url}")


def watched(context: BrowserContext, address: str) -> tuple[Page, Watch]:
    """Return the page at `address`, loaded to the last request, and what was seen meanwhile."""
    page = context.new_page()
    watch = Watch(page)
    page.goto(address, wait_until="networkidle")
    return page, watch
