#!/usr/bin/env bash
# Runs a command in a desktop session of its own: display, session bus, window manager, folders. Nothing of it is left at
# the end, whatever the command started; the exit code is the command's.
#   bash tests/window/session.sh <command> [arguments]
set -euo pipefail

# Outside the session: its folder, its bus, and the end of everything in it.
if [ -z "${EMR_MONITOR_SESSION:-}" ]; then
  session=$(mktemp -d "${TMPDIR:-/tmp}/emr-monitor-window.XXXXXX")

  # Whoever carries this session's name in its environment was started here, however it was detached.
  in_session() {
    local environ
    for environ in /proc/[0-9]*/environ; do
      if tr '\0' '\n' 2>/dev/null <"$environ" | grep -qxF "EMR_MONITOR_SESSION=$session"; then
        basename "$(dirname "$environ")"
      fi
    done 2>/dev/null
  }
  end() {
    local pids
    pids=$(in_session)
    # Some end by themselves between the look and the signal.
    [ -z "$pids" ] || kill -KILL $pids 2>/dev/null || true
    rm -rf "$session"
  }
  trap end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM

  mkdir -m 700 "$session/runtime" "$session/home"
  # No service folders: nothing is started behind the tests' back, and each daemon that they want they start themselves.
  cat >"$session/bus.conf" <<BUS
<busconfig>
  <type>session</type>
  <listen>unix:dir=$session/runtime</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
BUS
  EMR_MONITOR_SESSION=$session dbus-run-session --config-file="$session/bus.conf" -- bash "$0" "$@" &
  wait $!
  exit
fi

# Inside: a display, a window manager, then the command.
export HOME=$EMR_MONITOR_SESSION/home XDG_RUNTIME_DIR=$EMR_MONITOR_SESSION/runtime
export GDK_BACKEND=x11 LIBGL_ALWAYS_SOFTWARE=1 WEBKIT_DISABLE_DMABUF_RENDERER=1
export NO_AT_BRIDGE=1 GIO_USE_VFS=local GSETTINGS_BACKEND=memory GTK_USE_PORTAL=0
export LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC
unset WAYLAND_DISPLAY XAUTHORITY XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME

# Ended and waited for here, lest they stay as zombies where nobody reaps orphans.
trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT
mkfifo "$EMR_MONITOR_SESSION/told"
exec 3<>"$EMR_MONITOR_SESSION/told"
# So large that the pointer, which rests in the middle, is over no window.
Xvfb -displayfd 3 -screen 0 4096x2400x24 -nolisten tcp >"$EMR_MONITOR_SESSION/display.log" 2>&1 &
if ! read -r -t 30 display <&3; then
  echo "The display did not come up:" >&2
  cat "$EMR_MONITOR_SESSION/display.log" >&2
  exit 1
fi
export DISPLAY=:$display
openbox --startup "sh -c 'echo up >$EMR_MONITOR_SESSION/told'" >"$EMR_MONITOR_SESSION/manager.log" 2>&1 &
if ! read -r -t 30 <&3; then
  echo "The window manager did not come up:" >&2
  cat "$EMR_MONITOR_SESSION/manager.log" >&2
  exit 1
fi
exec 3<&-
"$@"
