#!/usr/bin/env bash
# What people keep running in a terminal: every cluster and its steps by the AWS CLI, each so many seconds.
#   bash loop.sh <aws> <endpoint> <seconds>
# Writes `cluster ID STATE`, `steps ID STATE...` and, after each round, `refresh MILLISECONDS REFUSED`.
set -uo pipefail
aws=("$1" emr --endpoint-url "$2")
every=$3
while true; do
  began=$(date +%s%3N)
  refused=0
  clusters=$("${aws[@]}" list-clusters --active --query 'Clusters[].Id' --output text) || refused=$((refused + 1))
  for id in $clusters; do
    state=$("${aws[@]}" describe-cluster --cluster-id "$id" --query Cluster.Status.State --output text) ||
      { refused=$((refused + 1)) && continue; }
    echo "cluster $id $state"
    steps=$("${aws[@]}" list-steps --cluster-id "$id" --query 'Steps[].Status.State' --output text) ||
      { refused=$((refused + 1)) && continue; }
    echo "steps $id" $steps
  done
  took=$(($(date +%s%3N) - began))
  echo "refresh $took $refused"
  left=$((every * 1000 - took))
  [ "$left" -le 0 ] || sleep "$((left / 1000)).$(printf %03d $((left % 1000)))"
done
