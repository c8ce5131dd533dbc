// What the app and its tests need of the operating system, by family of system.

/**
 * Packages of Debian, Ubuntu and their kin. `unless` is a command that succeeds where the need is met some other
 * way. What each is for: a linker and C headers, WebKitGTK (which brings GTK and libsoup), D-Bus, the
 * tray icon's library (opened when the app starts); for the tests WebDriver, a display, a session bus, a window
 * manager, a notification daemon, a panel with a tray, a keyring, what takes pictures of the screen, fonts, and Python for moto; for
 * trying the packages a clean Debian, and what reads packages and menu entries; for the bench a browser to measure against.
 */
export const DEBIAN = {
  build: [
    { name: "gcc", unless: ["cc", "--version"] },
    { name: "libc6-dev" },
    { name: "pkg-config", unless: ["pkg-config", "--version"] },
    { name: "libwebkit2gtk-4.1-dev" },
    { name: "libdbus-1-dev" },
    { name: "libayatana-appindicator3-1" },
  ],
  test: [
    { name: "webkit2gtk-driver" },
    { name: "xvfb" },
    { name: "dbus" },
    { name: "openbox" },
    { name: "xdotool" },
    { name: "x11-utils" },
    { name: "dunst" },
    { name: "xfce4-panel" },
    { name: "gnome-keyring" },
    { name: "imagemagick", unless: ["import", "-version"] },
    { name: "fonts-dejavu-core" },
    { name: "python3-venv", unless: ["python3", "-c", "import venv, ensurepip"] },
  ],
  package: [
    { name: "debootstrap" },
    { name: "desktop-file-utils" },
    { name: "appstream" },
    { name: "rpm" },
    { name: "binutils", unless: ["readelf", "--version"] },
  ],
  bench: [{ name: "chromium", unless: ["chromium", "--version"] }],
};

/** Families where the scripts install nothing themselves: how to ask for a package, and what to type. */
export const OTHERS = [
  {
    family: "Fedora",
    manager: "dnf",
    query: ["rpm", "-q"],
    install: "sudo dnf install",
    build: ["gcc", "pkgconf-pkg-config", "webkit2gtk4.1-devel", "dbus-devel", "libayatana-appindicator-gtk3"],
    test: [
      "xorg-x11-server-Xvfb",
      "dbus-daemon",
      "dbus-tools",
      "openbox",
      "dunst",
      "xfce4-panel",
      "gnome-keyring",
      "ImageMagick",
      "dejavu-sans-fonts",
      "python3",
    ],
  },
  {
    family: "Arch Linux",
    manager: "pacman",
    query: ["pacman", "-Q"],
    install: "sudo pacman -S --needed",
    build: ["gcc", "pkgconf", "webkit2gtk-4.1", "dbus", "libayatana-appindicator"],
    test: [
      "xorg-server-xvfb",
      "openbox",
      "dunst",
      "xfce4-panel",
      "gnome-keyring",
      "imagemagick",
      "ttf-dejavu",
      "python",
    ],
  },
];
