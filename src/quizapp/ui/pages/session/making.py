"""Joining the flow of a session to the window."""

from quizapp.ui.pages.session.page import LiveFlow
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.state import PageId


def live_flow(context: Context) -> LiveFlow:
    """Return the flow of a session with a class."""
    from quizapp.ui.live.found_networks import found_networks

    flow = LiveFlow(
        context.make_host,
        context.services.classroom.finish,
        context.jobs,
        context.clock,
        context.settings,
        context.put_alone,
        context.window,
        context.dialogs,
        found_networks,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.ended.connect(lambda session_id: context.go(to.OpenResults(session_id)))
    flow.interrupted.connect(lambda _: context.go(to.OpenPage(PageId.CLASS)))
    return flow
