#!/bin/sh
# For S3 and what speaks as it does. With the AWS command line set up:
#
#     sh headers/s3.sh s3://bucket/prefix [--endpoint-url URL, or another option of `aws s3 sync`]
#
# Pages go last but one, when all that they need is there; what is gone is deleted last. S3 itself sends no headers but
# the type and the time to keep: give the others, which stand below, to CloudFront as a response headers policy.
#
{% for name, value in headers.items() %}
#     {{ name }}: {{ value }}
{% endfor %}
set -eu
[ $# -ge 1 ] || { echo "usage: sh $0 s3://bucket/prefix [option of aws s3 sync]" >&2; exit 2; }
cd "$(dirname "$0")/.."
put() { # suffix, type, then what the caller was given
    suffix=$1 type=$2
    shift 2
    aws s3 sync . "$@" --exclude '*' --include "*.$suffix" --exclude '{{ unserved }}*' \
        --content-type "$type" --cache-control '{{ headers["Cache-Control"] }}'
}
{% for suffix, type in types.items() if suffix != "html" %}
put {{ suffix }} '{{ type }}' "$@"
{% endfor %}
put html '{{ types.html }}' "$@"
aws s3 sync . "$@" --delete --exclude '.*' --exclude '_*' --exclude '{{ unserved }}*' --exclude '*.gz' --exclude '*.br'
