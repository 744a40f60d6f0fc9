# SPDX-License-Identifier: Apache-2.0
"""Finds and drives the widgets of a running program as a screen reader does, and presses real keys."""
import os
import subprocess
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = os.environ.get("LINEUP")  # the benchmarks start theirs otherwise
SLOWNESS = 4 if PROGRAM and b"__asan_init" in Path(PROGRAM).read_bytes() else 1  # under the sanitizers
PATIENCE = 20 * SLOWNESS
CLOSING = 10 * SLOWNESS  # on a machine that does other things too


class NotFound(AssertionError):
    pass


def wait_for(what, condition, seconds=PATIENCE):
    """The first true value of `condition()`. It is asked again and again; nothing else can be waited on here."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        except GLib.Error:
            value = None  # The widget went away while it was looked at.
        if value:
            return value
        if time.monotonic() > end:
            raise NotFound(f"waited {seconds} s for {what}")
        time.sleep(0.02)


class Node:
    """One accessible object."""

    def __init__(self, accessible):
        self._accessible = accessible

    @property
    def accessible(self):
        # No main loop runs here that would hear of changes, so nothing may come from a cache.
        self._accessible.clear_cache()
        return self._accessible

    name = property(lambda self: self.accessible.get_name() or "")
    description = property(lambda self: self.accessible.get_description() or "")
    role = property(lambda self: self.accessible.get_role_name() or "")

    @property
    def text(self):
        interface = self.accessible.get_text_iface()
        return "" if interface is None else Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))

    def has(self, state):
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    def walk(self):
        """This and everything below it, each before its children."""
        yield self
        try:
            for child in self.children():
                yield from child.walk()
        except GLib.Error:
            return

    def all(self, name=None, role=None, description=None, condition=None):
        found = []
        for node in self.walk():
            try:
                if (name is None or node.name == name) and (role is None or node.role == role) \
                        and (description is None or node.description == description) \
                        and (condition is None or condition(node)):
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, name=None, role=None, description=None, condition=None, seconds=PATIENCE):
        wanted = f"name={name!r} role={role!r} description={description!r}"
        return wait_for(wanted, lambda: next(iter(self.all(name, role, description, condition)), None), seconds)

    def set_text(self, text):
        interface = self.accessible.get_editable_text_iface()
        if interface is None:
            raise AssertionError(f"{self.name} cannot be edited")
        Atspi.EditableText.set_text_contents(interface, text)

    def press(self):
        interface = self.accessible.get_action_iface()
        names = [Atspi.Action.get_action_name(interface, index)
                 for index in range(Atspi.Action.get_n_actions(interface))]
        for wanted in ["Press", "Toggle"]:
            if wanted in names:
                Atspi.Action.do_action(interface, names.index(wanted))
                return
        raise AssertionError(f"{self.name} cannot be pressed, only {names}")

    def focus(self):
        Atspi.Component.grab_focus(self.accessible.get_component_iface())
        wait_for(f"focus on {self.name}", lambda: self.has("focused"))

    def labels(self):
        """The names of what labels this."""
        return [relation.get_target(index).get_name()
                for relation in self.accessible.get_relation_set()
                if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                for index in range(relation.get_n_targets())]

    def outline(self):
        lines = []

        def add(node, depth):
            try:
                lines.append(f"{'  ' * depth}{node.role}: {node.name!r} [{node.description}] {node.text[:60]!r}")
                for child in node.children():
                    add(child, depth + 1)
            except GLib.Error:
                return

        add(self, 0)
        return "\n".join(lines)


def application(process):
    """The root of the program that this process shows."""

    def look():
        if process.poll() is not None:
            raise AssertionError(f"the program ended with {process.returncode}")
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == process.pid:
                child.set_cache_mask(Atspi.Cache.NONE)
                return Node(child)
        return None

    return wait_for(f"the window of process {process.pid}", look)


def keys(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True, timeout=20)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "5", text], check=True, timeout=60)


def activate(process):
    """Brings the program's window to the front, as a click on it would."""

    def look():
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], check=False,
                               timeout=20, capture_output=True, text=True).stdout.split()
        # The window manager may have started a moment after the window.
        return found and subprocess.run(["xdotool", "windowactivate", "--sync", found[-1]], check=False, timeout=20,
                                        capture_output=True).returncode == 0

    wait_for("a window to activate", look)


def picture(name):
    folder = Path(os.environ["LINEUP_OUT"])
    subprocess.run(["import", "-window", "root", str(folder / f"{name}.png")], check=False, timeout=20)
