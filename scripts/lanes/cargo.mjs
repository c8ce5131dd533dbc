// How Cargo is called in every check and lane that compiles the whole workspace.
//
// Cargo compiles a dependency once for each set of features that it is asked for, and the set depends on which
// packages are selected together. So all these calls select the same: every package, with the UI embedded. One
// build then serves all tests, the binaries that the window lane drives, and (for build scripts) clippy.

/** Selects the whole workspace as the app is built. */
export const WORKSPACE = ["--workspace", "--locked", "--features", "emr-monitor/custom-protocol"];
