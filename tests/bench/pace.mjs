// The bench of pace: what each watcher asks of the account, what that does to others, and how late it sees what happens. Run by
// `npm run bench pace [minutes]`.
import { table } from "./table.mjs";
import { machine } from "./machine.mjs";
import { engines } from "./pace/engines.mjs";
import { picture } from "./pace/picture.mjs";
import { figures, rows } from "./pace/rows.mjs";
import { round } from "./pace/round.mjs";
import { shell } from "./pace/shell.mjs";
import { web } from "./pace/web.mjs";
import { DEFAULT_SHARE, LIFTED } from "./engine.mjs";

const minutes = Number(process.argv[2] ?? 15);
const python = ["-c", "import boto3, gunicorn; print(boto3.__version__, gunicorn.__version__)"];
const VERSIONS = [
  ["boto3 and Gunicorn", `${process.env.EMR_MONITOR_BENCH_WEB}/python`, ...python],
  ["", process.env.EMR_MONITOR_BENCH_AWS, "--version"],
];

// It waits for tokens most of its minutes, on a fleet of its own.
const picturing = picture(DEFAULT_SHARE, true);
const lifted = await picture(LIFTED, false);
// Side by side, each on a fleet and an account of its own: they wait for most of their time.
const [app, viewing, four, one, people, loop] = await Promise.all([
  round("EMR Monitor", engines(1), minutes),
  round("EMR Monitor, one cluster opened", engines(1, { views: true }), minutes),
  round("4 × EMR Monitor", engines(4), minutes),
  round("Flask + boto3, 1 person", web(1), minutes),
  round("Flask + boto3, 4 people", web(4), minutes),
  round("`aws emr` loop, each 30 s", shell, minutes),
]);
const watched = { app, viewing, four, web: one, webFour: people, shell: loop };
const pictures = { lifted, quotas: await picturing };
console.log(`\nnpm run bench pace ${minutes}\n${await machine(VERSIONS)}`);
console.log(
  "\n10 live clusters of 20 steps among 40, EMR's documented quotas, 50 ms a call; a bystander makes one DescribeCluster and one ListSteps each 30 s.\n",
);
console.log(table(rows(watched, pictures)));
console.log(`\n${figures(Object.values(watched))}`);
