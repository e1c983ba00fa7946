"""torchvision, importable also beside a CPU build of torch on Linux."""

import sys

import torch

try:
    import torchvision
except RuntimeError as error:
    # torchvision's only Linux wheels are CUDA builds; beside a CPU torch its import stops at the
    # registration of detection operators. Declaring their schemas is enough for classification models;
    # detection would still raise torch's own clear error.
    if sys.platform != "linux" or "torchvision::nms" not in str(error):
        raise
    for operator in ("torchvision::nms", "torchvision::qnms"):
        torch.library.define(operator, "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]
    import torchvision

__all__ = ["torchvision"]
