"""A view as a picture to keep."""

from matplotlib.figure import Figure
from matplotlib.text import Text

from app.charts import view_sheet
from app.charts.look import Look
from app.charts.sheet import DPI, WIDTH_IN
from app.charts.views import VIEWS
from tests.comparisons import on_linux
from tests.scripted import plan_of, whole_run


def test_that_its_title_names_the_gpu_that_was_measured_and_the_line_under_it_how() -> None:
    view, result = VIEWS["throughput"], on_linux(whole_run(plan_of()))
    size = WIDTH_IN, view_sheet.height_in(view, result, Look())
    figure = Figure(figsize=size, dpi=DPI, layout="constrained")
    view_sheet.draw(figure, view, result, Look())
    texts = [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]
    assert any(text.endswith(" · Intel(R) Xeon(R) Processor with NVIDIA H200") for text in texts)
    assert any(
        text.startswith("Custom · PyTorch training, ") and "batch 4, fp32" in text for text in texts
    ), "how far it can be quoted"
