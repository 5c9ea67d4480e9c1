const issues = {
  required: 'Required',
  secretElsewhere:
    'Enter it again: it is stored for another address, protocol, certificate trust or account and is not sent elsewhere',
  tooLong: 'Too long',
  controlCharacters: 'Control characters are not allowed',
  invisible:
    'User name or password would be refused because of an invisible character: delete it, or type the name again',
  type: 'Not a valid value',
  option: 'Choose one of the options',
  ip: 'Enter an IPv4 or IPv6 address',
  addressRefused:
    'Connections to this address are blocked by policy (loopback, link-local, cloud metadata, multicast or unspecified)',
  domainName: 'Enter a domain name or IP without protocol and path',
  port: 'Enter a whole number from 1 to 65535',
  vpcId: 'Enter a VPC ID that starts with vpc-',
  region: 'This region belongs to the other data centre',
  regionTwice: 'A region can be selected only once',
  interval: 'Enter a whole number from 1 to 365',
  syncHours: 'Enter a whole number from 1 to 168',
  timeOfDay: 'Enter a time from 00:00 to 23:59',
  transPerHour: 'Enter a whole number from 1 to 100000',
  unlimited: 'Confirm that the speed is not limited',
  fingerprint: 'Enter a SHA-256 fingerprint of 64 hexadecimal digits',
  pem: 'Enter PEM certificates that start with -----BEGIN CERTIFICATE-----',
  privateKey: 'This contains a private key, which is not needed and was not saved. Enter the certificate alone',
  json: 'Not valid JSON',
  tooComplex: 'Too many values, or nested too deeply',
  compressed: 'Compressed requests are not accepted',
  quayRows: 'Enter at least one organization with its Auth_token',
  organizationTwice: 'This organization is already listed',
  criteria: 'This criterion is not supported',
  passwordLength: 'Use 8 to 128 characters',
  passwordsDiffer: 'The passwords do not match',
} as const;

export default issues;
