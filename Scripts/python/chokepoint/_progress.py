"""Says what takes so long: in a notebook's output, or on a line of the terminal."""

from __future__ import annotations

import html
import sys
import time
from typing import Any


class Progress:
    """A line that appears after one second and goes away when the answer is there."""

    delay = 1.0

    def __init__(self, in_notebook: bool) -> None:
        self._in_notebook = in_notebook
        self._start = time.monotonic()
        self._handle: Any = None
        self._is_shown = False

    @classmethod
    def wanted(cls, choice: bool | None) -> Progress | None:
        """Progress where it was chosen or, with ``None``, where somebody looks."""
        if choice is False:
            return None
        if in_notebook():
            return cls(in_notebook=True)
        if choice or sys.stderr.isatty():
            return cls(in_notebook=False)
        return None

    def show(self, step: str, fraction: float | None) -> None:
        """Says the step, and how far it is from 0 to 1 where that is known."""
        if time.monotonic() - self._start < self.delay:
            return
        text = step if fraction is None else f"{step} … {100 * fraction:.0f} %"
        if self._in_notebook:
            self._show_in_notebook(step, fraction, text)
        else:
            sys.stderr.write(f"\r\x1b[2K{text}")
            sys.stderr.flush()
        self._is_shown = True

    def close(self) -> None:
        """Takes the line away."""
        if not self._is_shown:
            return
        self._is_shown = False
        if self._in_notebook:
            self._handle.update({"text/html": "", "text/plain": ""}, raw=True)
        else:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()

    def _show_in_notebook(self, step: str, fraction: float | None, text: str) -> None:
        from IPython import display as shown_in

        bar = "<progress>" if fraction is None else f'<progress max="1" value="{fraction:.3f}">'
        shown = {"text/html": f"{bar}</progress> {html.escape(step)}", "text/plain": text}
        if self._handle is None:
            self._handle = shown_in.display(shown, raw=True, display_id=True)
        else:
            self._handle.update(shown, raw=True)


def in_notebook() -> bool:
    """True in a kernel of Jupyter: nothing is imported that is not there already."""
    module = sys.modules.get("IPython")
    if module is None:
        return False
    shell = module.get_ipython()
    # Colab and others have classes of their own above Jupyter's.
    return any(kind.__name__ == "ZMQInteractiveShell" for kind in type(shell).__mro__)
