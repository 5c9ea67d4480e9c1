const skips = {
  reason: {
    notUnderstood: 'unexpected format',
    nameUnusable: 'the name is not usable',
    elsewhere: 'belongs to another project or organization than the one requested',
    tagUnusable: 'a tag name is not usable',
    notSha256: 'the digest is not sha256',
    sizeUnusable: 'the size is not a valid number of bytes',
    manifestNotUnderstood: 'the manifest has an unexpected format',
    instanceNotRunning: 'the instance is not running',
    notListed: 'could not be listed',
  },
  withFacts: '{{reason}} ({{facts, list(style: narrow)}})',
} as const;

export default skips;
