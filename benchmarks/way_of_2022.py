"""The experiment as it was done in 2022: one epoch with the loader inside the clock, nothing warm."""

import time

import torch
from torch.utils.data import DataLoader

from app.engine.loading import DigitImages
from app.engine.probe import ready_device
from app.engine.vision import torchvision
from app.model.plan_bounds import ALL_IMAGES

BATCH_SIZE = 4
WORKERS = 4


def time_epoch(model_name: str, device_name: str) -> float:
    """Wall seconds for a cell: the model made, the processes of the loader started, 1000 images trained."""
    device = ready_device(device_name)
    started = time.perf_counter()
    torch.manual_seed(1)
    model = torchvision.models.get_model(model_name, weights=None, num_classes=10).to(device.torch_device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    criterion = torch.nn.CrossEntropyLoss()
    loader = DataLoader(
        DigitImages(ALL_IMAGES),
        batch_size=BATCH_SIZE,
        shuffle=True,
        num_workers=WORKERS,
        multiprocessing_context="spawn",
    )
    for images, labels in loader:
        optimizer.zero_grad()
        loss = criterion(model(images.to(device.torch_device)), labels.to(device.torch_device))
        loss.backward()
        optimizer.step()
    device.synchronize()
    return time.perf_counter() - started
