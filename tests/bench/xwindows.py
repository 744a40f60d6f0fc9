# SPDX-License-Identifier: Apache-2.0
"""Looks at the windows of a display from the outside: when a program's window is painted, and how long its thread takes
to answer a ping of the window manager's kind. For Debian's own Python, which has the bindings (python3-xlib)."""
import select
import time

import Xlib.display
from Xlib import X, error
from Xlib.ext import damage, xtest
from Xlib.protocol import event, rq


class Display:
    """One connection; `now()` is in seconds, on the clock of time.perf_counter()."""

    def __init__(self):
        self._display = Xlib.display.Display()
        self._display.set_error_handler(lambda *_: None)  # windows go while they are looked at
        self._root = self._display.screen().root
        self._root.change_attributes(event_mask=X.SubstructureNotifyMask | X.StructureNotifyMask)
        self._display.damage_query_version()
        self._pings = 0
        self._display.sync()

    def _atom(self, name):
        return self._display.intern_atom(name)

    def _next(self, end):
        """The next event, or None when the time is over."""
        while not self._display.pending_events():
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self._display.fileno()], [], [], left)[0]:
                return None
        return self._display.next_event()

    def painted(self, pid, seconds):
        """Waits until a window of this process has been painted; returns it."""
        end = time.perf_counter() + seconds
        watched = {}
        while (found := self._next(end)) is not None:
            if found.type == X.CreateNotify and found.width > 100 and found.height > 50:
                # Before it is mapped, so that no painting can be missed.
                watched[found.window.id] = found.window
                found.window.damage_create(damage.DamageReportRawRectangles)
                self._display.flush()
            elif found.type == self._display.extension_event.DamageNotify and found.drawable.id in watched:
                window = watched[found.drawable.id]
                if found.area.width * found.area.height > 100 and self._owner(window) == pid:
                    return window
        raise TimeoutError(f"nothing was painted within {seconds} s")

    def _owner(self, window):
        try:
            owner = window.get_full_property(self._atom("_NET_WM_PID"), X.AnyPropertyType)
        except (error.BadWindow, rq.BadDataError):
            return None
        return owner.value[0] if owner else None

    def ping(self, window, seconds=30):
        """Seconds until the window's thread answers."""
        self._pings += 1
        protocols, kind = self._atom("WM_PROTOCOLS"), self._atom("_NET_WM_PING")
        message = event.ClientMessage(window=window, client_type=protocols,
                                      data=(32, [kind, self._pings, window.id, 0, 0]))
        began = time.perf_counter()
        window.send_event(message, event_mask=X.NoEventMask)
        self._display.flush()
        while (found := self._next(began + seconds)) is not None:
            if found.type == X.ClientMessage and found.client_type == protocols \
                    and found.data[1][0] == kind and found.data[1][1] == self._pings:
                return time.perf_counter() - began
        raise TimeoutError(f"the window did not answer within {seconds} s")

    def press(self, window, *keysyms):
        """All of these keys at once, into this window."""
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        keys = [self._display.keysym_to_keycode(keysym) for keysym in keysyms]
        for key in keys:
            xtest.fake_input(self._display, X.KeyPress, key)
        for key in reversed(keys):
            xtest.fake_input(self._display, X.KeyRelease, key)
        self._display.sync()
