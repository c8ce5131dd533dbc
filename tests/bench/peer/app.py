"""A web monitor of EMR as teams write it: each refresh of its page reads everything again.

Run by Gunicorn with several workers, asked for by people's browsers, measured by the bench beside EMR Monitor. Retries are boto3's own.
"""

import boto3
from botocore.exceptions import ClientError
from flask import Flask, render_template_string

LIVE = ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING", "TERMINATING"]

PAGE = """<!doctype html>
<title>EMR clusters</title>
<table>
{% for cluster, steps in clusters %}
<tr data-cluster="{{ cluster.Id }}" data-state="{{ cluster.Status.State }}"{% if steps is none %} data-refused{% endif %}>
<td>{{ cluster.Name }}</td><td>{{ cluster.Status.State }}</td>
<td><ol>{% for step in steps or [] %}<li data-step="{{ step.Status.State }}">{{ step.Name }}: {{ step.Status.State }}</li>{% endfor %}</ol></td></tr>
{% endfor %}
</table>
"""

app = Flask(__name__)
emr = boto3.client("emr")


def described():
    """Every live cluster with its description and all its steps; what EMR refuses after boto3's retries is left out."""
    for page in emr.get_paginator("list_clusters").paginate(ClusterStates=LIVE):
        for summary in page["Clusters"]:
            of = {"ClusterId": summary["Id"]}
            try:
                cluster = emr.describe_cluster(**of)["Cluster"]
            except ClientError:
                cluster = summary
            try:
                pages = emr.get_paginator("list_steps").paginate(**of)
                yield cluster, [step for steps in pages for step in steps["Steps"]]
            except ClientError:
                yield cluster, None


@app.get("/")
def clusters():
    return render_template_string(PAGE, clusters=list(described()))


@app.get("/up")
def up():
    return "up"


@app.errorhandler(ClientError)
def refused(error):
    return f"EMR refused: {error}", 502
