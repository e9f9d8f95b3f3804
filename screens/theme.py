"""The look: one theme of our own, light and dark, and the terminal's own colours.

`warm` is the one accent: what one must not miss, always with a symbol or a word beside it.
"""

from textual.theme import Theme

VARIABLES = {
    "muted": "#8F958F",
    "name": "#7FB0A6",
    "warm": "#E8C07D",
    "done": "#8FC7A0",
    "line": "#262B2E",
    "input-cursor-blink": "none",
}
"""The words of our stylesheets for colours, with the values of the dark theme."""

DARK = Theme(
    name="panel-dark",
    primary="#7FB0A6",
    secondary="#8F958F",
    accent="#E8C07D",
    warning="#E8C07D",
    error="#E58A7B",
    success="#8FC7A0",
    foreground="#E7E4DC",
    background="#171A1C",
    surface="#171A1C",
    panel="#1E2225",
    boost="#1E2225",
    dark=True,
    text_alpha=1.0,
    variables=VARIABLES
    | {
        "input-selection-background": "#3A4A4A",
        "footer-background": "#171A1C",
        "scrollbar": "#262B2E",
        "scrollbar-background": "#171A1C",
    },
)

LIGHT = Theme(
    name="panel-light",
    primary="#2F6F63",
    secondary="#6B6F6A",
    accent="#8A5A00",
    warning="#8A5A00",
    error="#A33A2A",
    success="#2E6B3F",
    foreground="#22262A",
    background="#FAF8F3",
    surface="#FAF8F3",
    panel="#F1EDE3",
    boost="#F1EDE3",
    dark=False,
    text_alpha=1.0,
    variables={
        "muted": "#6B6F6A",
        "name": "#2F6F63",
        "warm": "#8A5A00",
        "done": "#2E6B3F",
        "line": "#E6E1D5",
        "input-selection-background": "#D5E3DC",
        "scrollbar": "#E6E1D5",
        "scrollbar-background": "#FAF8F3",
    },
)

TERMINAL = Theme(
    name="panel-terminal",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "muted": "ansi_default",
        "name": "ansi_cyan",
        "warm": "ansi_yellow",
        "done": "ansi_green",
        "line": "ansi_bright_black",
        "ansi-background": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}
"""The themes by the word the settings have for them."""
