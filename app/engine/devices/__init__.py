"""The devices, one file each, behind one small interface."""

from app.engine.devices.base import Device, DeviceError
from app.engine.devices.cpu import CpuDevice
from app.engine.devices.cuda import CudaDevice
from app.engine.devices.mps import MpsDevice

DEVICES: dict[str, type[Device]] = {device.name: device for device in (CpuDevice, MpsDevice, CudaDevice)}


def open_device(name: str) -> Device:
    """The device of that name, whether or not it can be used."""
    return DEVICES[name]()


__all__ = ["DEVICES", "Device", "DeviceError", "open_device"]
