//! What a host's process holds at one moment: by its own word, and by the system's.

use std::path::{Path, PathBuf};

/// What the host says: its tasks, and the clusters and steps it has in memory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Load {
    /// The engine's clock, in milliseconds since the epoch.
    pub(super) at: f64,
    pub(super) tasks: f64,
    pub(super) clusters: f64,
    pub(super) steps: f64,
}

impl Load {
    /// From a line `load AT TASKS CLUSTERS STEPS`; None: it says something else.
    pub(super) fn read(line: &str) -> Option<Self> {
        let numbers: Vec<f64> =
            line.strip_prefix("load ")?.split(' ').map(|word| word.parse().unwrap()).collect();
        let [at, tasks, clusters, steps] = numbers[..] else { panic!("not a load: {line}") };
        Some(Self { at, tasks, clusters, steps })
    }
}

/// Memory in MiB.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Memory {
    /// All that is resident (RSS).
    pub(super) all: f64,
    /// The part of it that is no file: the rest is the program itself, which the system reads and drops as it likes.
    pub(super) own: f64,
}

impl Memory {
    pub(super) fn least(self, other: Self) -> Self {
        if other.own < self.own { other } else { self }
    }
}

/// One moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sample {
    pub(super) load: Load,
    /// The least since the sample before.
    pub(super) memory: Memory,
    /// Open connections to the sim, those half closed included.
    pub(super) connections: f64,
    /// Open files and sockets of any kind.
    pub(super) open: f64,
    /// MiB of the archive's files without the write-ahead log.
    pub(super) archive: f64,
    /// MiB of the write-ahead log.
    pub(super) ahead: f64,
}

/// A host's process and where it works.
pub(super) struct Process {
    id: u32,
    port: String,
    folder: PathBuf,
}

impl Process {
    pub(super) fn new(id: u32, endpoint: &str, folder: &Path) -> Self {
        let port: u16 = endpoint.rsplit(':').next().unwrap().parse().unwrap();
        Self { id, port: format!("0100007F:{port:04X}"), folder: folder.to_owned() }
    }

    pub(super) fn memory(&self) -> Memory {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id)).unwrap();
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim_end_matches("kB").trim().parse::<f64>().unwrap() / 1024.0
        };
        Memory { all: of("VmRSS:"), own: of("RssAnon:") }
    }

    pub(super) fn sample(&self, load: Load, memory: Memory) -> Sample {
        let (archive, ahead) = self.files();
        Sample { load, memory, connections: self.connections(), open: self.open(), archive, ahead }
    }

    /// Established (01), and those that the other end has closed and this one has not (08), by `/proc/net/tcp`. Nobody else
    /// connects to the sim.
    fn connections(&self) -> f64 {
        let table = std::fs::read_to_string(format!("/proc/{}/net/tcp", self.id)).unwrap();
        let ours = |line: &&str| {
            let words: Vec<&str> = line.split_whitespace().collect();
            matches!(words[..], [_, _, remote, "01" | "08", ..] if remote == self.port)
        };
        size(table.lines().filter(ours).count())
    }

    fn open(&self) -> f64 {
        size(std::fs::read_dir(format!("/proc/{}/fd", self.id)).unwrap().count())
    }

    fn files(&self) -> (f64, f64) {
        let (mut archive, mut ahead) = (0, 0);
        for file in std::fs::read_dir(&self.folder).unwrap().map(Result::unwrap) {
            let is_ahead = file.file_name().to_string_lossy().ends_with("-wal");
            *(if is_ahead { &mut ahead } else { &mut archive }) += file.metadata().unwrap().len();
        }
        (mib(archive), mib(ahead))
    }
}

/// Bytes as MiB.
#[expect(clippy::cast_precision_loss, reason = "files of a test")]
pub(super) fn mib(bytes: u64) -> f64 {
    bytes as f64 / 1_048_576.0
}

#[expect(clippy::cast_precision_loss, reason = "a count of some dozens")]
fn size(count: usize) -> f64 {
    count as f64
}
