"""What the bundle tells macOS about itself: the values that spec, tests and checks share.

Keys without another source are those of Apple's "Information Property List"
(developer.apple.com/documentation/bundleresources/information-property-list). PyInstaller adds the names of
program and icon (PyInstaller/building/osx.py); it sets neither CFBundleVersion nor LSMinimumSystemVersion.

NSRequiresAquaSystemAppearance
    Only where it is true is an app kept light while the system is dark ("Choosing a Specific Appearance for
    Your macOS App", developer.apple.com/documentation/appkit).
LSAppNapIsDisabled
    The opt-out of App Nap that apps put here (github.com/mumble-voip/mumble issue 2686 is one); Apple
    documents none. NSAppSleepDisabled is a user default, for `defaults write`: in an Info.plist it was seen
    to do nothing (github.com/mosen/ccp-recipes issue 13; "Undead apps, and opting out of App Nap",
    eclecticlight.co, 2017).
UTExportedTypeDeclarations, CFBundleDocumentTypes
    "Defining file and data types for your app" (developer.apple.com/documentation/uniformtypeidentifiers).
    Torchmark is the owner of the type; it is a viewer, since it never changes a result.

LSArchitecturePriority is left out: it chooses among the architectures of a universal program, and this one
has a single one.
"""

from typing import Any

from app import __version__
from app.model.result_file import SUFFIX

NAME = "Torchmark"
BUNDLE_IDENTIFIER = "io.torchmark.Torchmark"
RESULT_TYPE = "io.torchmark.result"
RESULT_TITLE = "Torchmark Result"
ICON = "Torchmark.icns"
MINIMUM_MACOS = "14.0"
"""Of torch, whose wheel for macOS is built for it and whose MPS needs it."""


def info_plist() -> dict[str, Any]:
    """The whole Info.plist but for what PyInstaller adds."""
    return {
        "CFBundleIdentifier": BUNDLE_IDENTIFIER,
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "NSHumanReadableCopyright": "Copyright © 2026 The Torchmark authors. MIT License.",
        "LSApplicationCategoryType": "public.app-category.developer-tools",
        "LSMinimumSystemVersion": MINIMUM_MACOS,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "LSAppNapIsDisabled": True,
        # By these macOS chooses the language, also of its own menus and panels in the app, and tells Qt:
        # doc.qt.io/qt-6/macos-issues.html, "Internationalization".
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ko"],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": RESULT_TITLE,
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": ICON,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [RESULT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": RESULT_TYPE,
                "UTTypeDescription": RESULT_TITLE,
                "UTTypeIconFile": ICON,
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {"public.filename-extension": [SUFFIX]},
            }
        ],
    }
