"""Where this installation keeps its things: the extension's folder, and the user's data directory."""

from __future__ import annotations

from pathlib import Path


def extension_folder() -> Path:
    """The unpacked extension: inside the installed package, or beside `companion/` in a checkout.

    Raises FileNotFoundError when the installation has lost it.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "extension", package.parents[1] / "extension"):
        if (folder / "manifest.json").is_file():
            return folder
    raise FileNotFoundError(
        "The extension's folder is missing from this installation; install WhoWrites again."
    )


def data_folder() -> Path:
    """Where dossiers are kept unless `--data-dir` says otherwise: the platform's folder for user data."""
    from platformdirs import user_data_path

    return user_data_path("whowrites", appauthor=False)
