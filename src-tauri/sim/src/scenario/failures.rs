//! What EMR finds in the logs of steps that fail.

use crate::script::{FailureText, minutes};

pub(super) const OUT_OF_MEMORY: FailureText = FailureText {
    reason: "Unknown Error.",
    message: "org.apache.spark.SparkException: Job aborted due to stage failure: Task 412 in stage 18.0 failed 4 times, most recent failure: Lost task 412.3 in stage 18.0 (executor 27): ExecutorLostFailure (executor 27 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding physical memory limits. 38.5 GB of 38 GB physical memory used. Consider boosting spark.executor.memoryOverhead.",
    known_after_ms: minutes(4),
};

pub(super) const OUTPUT_EXISTS: FailureText = FailureText {
    reason: "Output directory already exists.",
    message: "org.apache.hadoop.mapred.FileAlreadyExistsException: Output directory s3://demo-results/elt/2026Q2/pf-07 already exists",
    known_after_ms: minutes(2),
};

pub(super) const MISSING_COLUMN: FailureText = FailureText {
    reason: "Unknown Error.",
    message: "Exception in thread \"main\" org.apache.spark.sql.AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name `occupancy_code` cannot be resolved. Did you mean one of the following? [`occupancy`, `construction`, `year_built`, `storeys`].",
    known_after_ms: minutes(3),
};

pub(super) const NODES_LOST: FailureText = FailureText {
    reason: "Unknown Error.",
    message: "org.apache.spark.SparkException: Job aborted due to stage failure: ResultStage 31 (save at LossTable.scala:118) has failed the maximum allowable number of times: 4. Most recent failure reason: org.apache.spark.shuffle.FetchFailedException: Connection from ip-10-0-14-87.eu-west-1.compute.internal:7337 closed; executor lost because its node was decommissioned (Spot interruption)",
    known_after_ms: minutes(4),
};

pub(super) const ACCESS_DENIED: FailureText = FailureText {
    reason: "Unknown Error.",
    message: "java.nio.file.AccessDeniedException: s3://demo-exposure/2026Q2/locations: getFileStatus: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)",
    known_after_ms: minutes(5),
};
