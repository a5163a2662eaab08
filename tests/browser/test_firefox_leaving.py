"""Firefox 153 loses the process of a tab that is left while modules of a content script wait for others."""

from __future__ import annotations

import time

LEFT = 60
"""With one import of all modules it was lost after 5 to 26 times."""


def test_tab_that_is_left_while_the_modules_are_brought_in_lives_on(firefox):
    client = firefox.client
    client.navigate("https://mail.google.com/mail/")
    for turn in range(LEFT):
        client.execute_script("setTimeout(() => location.reload())")
        # From before the first module comes until after the last one is there.
        time.sleep(0.03 + turn % 15 * 0.012)
    client.navigate("https://mail.google.com/mail/")
    assert client.execute_script("return document.readyState") == "complete"
