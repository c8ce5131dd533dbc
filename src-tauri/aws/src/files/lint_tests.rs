use super::*;
use proptest::prelude::*;

fn lines_of(checked: &Checked) -> Vec<Option<u32>> {
    checked.findings.iter().map(|finding| finding.line).collect()
}

#[test]
fn a_sound_file_is_taken_over_and_nothing_is_found() {
    let text = "# mine\n[default]\nregion = eu-west-1\n\n[profile risk]\ns3 =\n  max_queue_size = 10\n[services own]\nemr =\n  endpoint_url = http://localhost:1\n[plugins]\nendpoint = x\n";
    let checked = check(FileKind::Config, text.as_bytes());
    assert_eq!(checked.findings, []);
    assert_eq!(checked.text.lines().nth(6), Some("  max_queue_size = 10"));
}

#[test]
fn each_slip_is_told_with_its_line_and_the_rest_stays() {
    let text = "stray = 1\nstray2 = 2\n[profile a]\nregion = eu-west-1\ngarbage here\n  goes on = 1\nrole_session_name = kim\n[profile b\nregion = us-east-1\n[profile c]\nmax_attempts = 0\nretry_mode = often\nregion = Ireland\noutput = json\n";
    let checked = check(FileKind::Config, text.as_bytes());
    assert_eq!(lines_of(&checked), [1, 5, 8, 11, 12, 13].map(Some), "{:?}", checked.findings);
    let kept: Vec<&str> = checked.text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        kept,
        ["[profile a]", "region = eu-west-1", "role_session_name = kim", "[profile c]", "output = json"]
    );
}

#[test]
fn keys_below_a_broken_header_do_not_fall_to_the_profile_above() {
    let text = "[good]\naws_access_key_id = A\n[bad\naws_access_key_id = B\naws_secret_access_key = C\n";
    let checked = check(FileKind::Credentials, text.as_bytes());
    assert!(!checked.text.contains('B') && !checked.text.contains('C'), "{}", checked.text);
}

#[test]
fn each_file_has_its_own_spelling_of_a_header() {
    let config = check(FileKind::Config, b"[risk]\nregion = eu-west-1\n");
    assert_eq!(config.findings[0].remedy, "Write it as [profile risk].");
    let credentials = check(FileKind::Credentials, b"[profile risk]\naws_access_key_id = A\n");
    assert_eq!(credentials.findings[0].remedy, "Write it as [risk].");
}

#[test]
fn bytes_that_are_no_text_cost_their_line_only() {
    let checked = check(
        FileKind::Config,
        b"[default]\nregion = eu-west-1\n# gr\xfc\xdfe\noutput = \xff\n[profile x]\nregion = us-east-2\n",
    );
    assert_eq!(lines_of(&checked), [Some(4)]);
    assert!(checked.text.contains("us-east-2") && checked.text.contains("eu-west-1"));
}

#[test]
fn a_file_of_a_windows_editor_is_read_or_told() {
    let marked = check(FileKind::Config, b"\xef\xbb\xbf[default]\r\nregion = eu-west-1\r\n");
    assert_eq!((marked.findings, marked.text.as_str()), (Vec::new(), "[default]\nregion = eu-west-1\n\n"));
    let wide = check(FileKind::Config, b"\xff\xfe[\0d\0");
    assert_eq!(lines_of(&wide), [None]);
}

#[test]
fn settings_that_are_all_indented_alike_are_read_as_the_cli_reads_them() {
    let checked = check(FileKind::Config, b"[default]\n  region = eu-west-1\n  output = json\n");
    assert_eq!(checked.findings, []);
    assert!(checked.text.contains("\nregion = eu-west-1\noutput = json\n"), "{}", checked.text);
}

proptest! {
    #[test]
    fn any_bytes_are_survived_and_the_lines_are_kept_in_number(content in proptest::collection::vec(any::<u8>(), 0..400)) {
        let checked = check(FileKind::Config, &content);
        let wide = content.starts_with(&[0xff, 0xfe]) || content.starts_with(&[0xfe, 0xff]);
        let lines = content.iter().filter(|byte| **byte == b'\n').count() + 1;
        prop_assert!(wide || checked.text.matches('\n').count() == lines);
    }

    #[test]
    fn what_is_kept_is_always_taken_by_the_sdk_and_by_the_lint_again(text in "(\\[?[a-z \\[\\]#=;\t\n]{0,12}\n?){0,40}") {
        for kind in [FileKind::Config, FileKind::Credentials] {
            let checked = check(kind, text.as_bytes());
            let again = check(kind, checked.text.as_bytes());
            prop_assert_eq!(&again.findings, &Vec::new(), "{:?}", checked.text);
            prop_assert!(sdk_takes(kind, &checked.text), "{:?}", checked.text);
        }
    }

    #[test]
    fn a_sound_section_keeps_its_values_whatever_stands_before_it(
        junk in "[a-z \\[\\]#=;\t\n]{0,80}",
        settings in proptest::collection::btree_map("x[a-z_]{1,12}", "[A-Za-z0-9/+=:._-]{1,30}", 1..6),
    ) {
        let section: String = settings.iter().map(|(name, value)| format!("{name} = {value}\n")).collect();
        let text = format!("{junk}\n[profile sound9]\n{section}");
        let checked = check(FileKind::Config, text.as_bytes());
        let sections = sdk(FileKind::Config, &checked.text).unwrap();
        let profile = sections.get_profile("sound9").unwrap();
        for (name, value) in &settings {
            prop_assert_eq!(profile.get(name), Some(value.as_str()));
        }
    }
}

fn sdk_takes(kind: FileKind, text: &str) -> bool {
    sdk(kind, text).is_some()
}

fn sdk(kind: FileKind, text: &str) -> Option<aws_runtime::env_config::section::EnvConfigSections> {
    use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
    use aws_types::os_shim_internal::{Env, Fs};
    let kind = match kind {
        FileKind::Config => EnvConfigFileKind::Config,
        FileKind::Credentials => EnvConfigFileKind::Credentials,
    };
    let files = EnvConfigFiles::builder().with_contents(kind, text).build();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime
        .block_on(aws_config::profile::load(&Fs::from_slice(&[]), &Env::from_slice(&[]), &files, None))
        .ok()
}
