# What deploy and remove share. Sourced by bash; the caller has set `program`.
# shellcheck shell=bash
# shellcheck disable=SC2034  # the variables are the callers'

stack=onesheet region='' profile='' dry_run=no

: "${program:?}"

say() { printf '%s: %s\n' "$program" "$*" >&2; }
give_up() {
  say "$@"
  exit 1
}
misused() {
  say "$@"
  say "see $0 --help"
  exit 2
}

# takes OPTION VALUE?: ends the program when the value is missing.
takes() { [ -n "${2:-}" ] || misused "$1 needs a value"; }

# The AWS CLI, at the region and with the profile of this run.
cloud() {
  local options=(--region "$region")
  [ -z "$profile" ] || options+=(--profile "$profile")
  AWS_PAGER='' aws "$@" "${options[@]}"
}

# change WORDS…: the same, for what changes something; a dry run prints it instead.
change() {
  if [ "$dry_run" = yes ]; then
    printf 'aws'
    printf ' %q' "$@" --region "$region"
    [ -z "$profile" ] || printf ' --profile %q' "$profile"
    printf '\n'
  else
    cloud "$@"
  fi
}

# Finds the region, and the account that the credentials belong to.
find_account() {
  command -v aws >/dev/null || give_up "the AWS CLI is not installed (Debian: apt-get install awscli)"
  if [ -z "$region" ]; then
    region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
    [ -n "$region" ] || region=$(aws configure get region ${profile:+--profile "$profile"} 2>/dev/null) || true
    [ -n "$region" ] || give_up "no region; give --region, set AWS_REGION or run: aws configure"
  fi
  [[ $region =~ ^[a-z]{2}(-[a-z]+)+-[0-9]+$ ]] || misused "$region is not the name of a region, such as eu-central-1"
  if [ "$dry_run" = yes ]; then
    account=ACCOUNT
  else
    account=$(cloud sts get-caller-identity --query Account --output text 2>"$errors") ||
      give_up "the AWS CLI has no credentials that work: $(last_line "$errors")"
  fi
}

last_line() { grep -v '^$' "$1" | tail -n 1; }

# stack_says QUERY: a value of the stack's description; empty when there is no stack.
stack_says() {
  [ "$dry_run" = no ] || return 0
  if ! cloud cloudformation describe-stacks --stack-name "$stack" --query "Stacks[0].$1" --output text 2>"$errors"; then
    grep -q 'does not exist' "$errors" || give_up "stack $stack could not be read: $(last_line "$errors")"
  fi | sed 's/^None$//'
}

errors=$(mktemp "${TMPDIR:-/tmp}/onesheet-deploy.XXXXXX")
trap 'rm -f "$errors"' EXIT
