"""What to choose for a view of the result to get data; views of the cells themselves need nothing."""

from collections.abc import Mapping

from app.model.plan import Extra

EXTRA_OF_VIEW: Mapping[str, Extra] = {
    "parity": "parity",
    "phases": "phases",
    "peak_share": "limits",
    "explain": "explain",
}
TAKE_A_GPU = ("parity",)
PRESET_OF_VIEW: Mapping[str, str] = {"sustained": "sustained", "epochs": "experiment-2022"}
