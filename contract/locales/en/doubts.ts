const doubts = {
  reason: {
    failed: 'could not be read',
    ownCount: 'the registry counts more than it lists',
    onlyVisible: 'this is all that this account may see; nothing tells whether there is more',
    changedWhileRead: 'the list changed while it was read',
    repeatedPage: 'the registry gave the same page again, so the end of the list was not reached',
    tooLong: 'the list is longer than any that is read',
    skipped: 'some elements could not be understood',
    unusableTag: 'tags that no image can have were left out',
  },
  parts_one: '{{count}} project, organization or instance',
  parts_other: '{{count}} projects, organizations or instances',
  repositories_one: '{{count}} repository',
  repositories_other: '{{count}} repositories',
  notListed_one:
    '{{count}} image is no longer listed; it is kept until a second synchronization in five minutes does not list it either',
  notListed_other:
    '{{count}} images are no longer listed; they are kept until a second synchronization in five minutes does not list them either',
  notProvenGone_one:
    '{{count}} image is no longer listed, but the registry does not say that it was deleted; it is kept',
  notProvenGone_other:
    '{{count}} images are no longer listed, but the registry does not say that they were deleted; they are kept',
  noImages_one: '{{count}} artifact turned out to be no image when it was taken in; it is left out',
  noImages_other: '{{count}} artifacts turned out to be no images when they were taken in; they are left out',
  withPlaces: '{{reason}} ({{places, list(style: narrow)}})',
} as const;

export default doubts;
