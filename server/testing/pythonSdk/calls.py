"""Calls Mooring by the vendor's published Python SDK, unmodified; prints one JSON object of what came of it.

Usage: calls.py HOST:PORT KEY_ID KEY_SECRET HARBOR_PORT ADMIN_PASSWORD VIEWER_PASSWORD
"""

import json
import sys
import time

from alibabacloud_sas20181203 import models
from alibabacloud_sas20181203.client import Client
from alibabacloud_tea_openapi.models import Config
from alibabacloud_tea_openapi.utils import Utils

endpoint, key_id, key_secret, harbor_port, admin_password, viewer_password = sys.argv[1:]


def client(secret=key_secret):
    return Client(Config(access_key_id=key_id, access_key_secret=secret, endpoint=endpoint, protocol="HTTP"))


def error_of(call):
    try:
        call()
        return "OK"
    except Exception as error:  # What the SDK raises differs by its version; all of them carry the code.
        return getattr(error, "code", repr(error))


def harbor(**changes):
    values = dict(
        registry_type="harbor", registry_version="V2", protocol_type=1, net_type=1, registry_region_id="cn-hangzhou",
        registry_host_ip="127.0.0.1", port=int(harbor_port), domain_name="harbor.example.com", user_name="admin",
        password=admin_password, trans_per_hour=0,
    )
    return models.AddPrivateRegistryRequest(**{**values, **changes})


sas = client()
regions = sas.list_image_registry_region(models.ListImageRegistryRegionRequest(lang="en")).body.regions
wrong_password = error_of(lambda: sas.add_private_registry(harbor(password="wrong", domain_name="b.example.com")))
wrong_version = error_of(lambda: sas.add_private_registry(harbor(registry_version="V1", domain_name="c.example.com")))
not_admin = error_of(lambda: sas.add_private_registry(harbor(user_name="viewer1", password=viewer_password, domain_name="d.example.com")))
unreachable = error_of(lambda: sas.add_private_registry(harbor(port=1, domain_name="e.example.com")))
added = sas.add_private_registry(harbor()).body.data
twice = error_of(lambda: sas.add_private_registry(harbor()))
registries = sas.page_image_registry(
    models.PageImageRegistryRequest(current_page=1, page_size=10, registry_type_in_list=["harbor", "quay"])
).body.list

images = []
deadline = time.time() + 20
while not images and time.time() < deadline:
    images = sas.describe_image_instances(models.DescribeImageInstancesRequest(page_size=20)).body.image_instance_list
    time.sleep(0.1)
criteria = json.dumps([{"name": "repoName", "value": images[0].repo_name}])
narrowed = sas.describe_image_instances(models.DescribeImageInstancesRequest(criteria=criteria)).body
sas.refresh_container_assets(models.RefreshContainerAssetsRequest(asset_type="IMAGE"))
scan = sas.public_create_image_scan_task(models.PublicCreateImageScanTaskRequest(digests=images[0].digest)).body.data

# What is inside of images is read behind the page.
risks = []
while not risks and time.time() < deadline:
    risks = sas.describe_image_build_risk_list(models.DescribeImageBuildRiskListRequest(lang="en", page_size=20)).body.data.list
    time.sleep(0.1)
risk_key = risks[0].risk_key
risky = sas.describe_image_list_by_build_risk(models.DescribeImageListByBuildRiskRequest(risk_key=risk_key)).body.data.list[0]
findings = sas.describe_image_build_risk_by_key(
    models.DescribeImageBuildRiskByKeyRequest(image_uuid=risky.uuid, risk_key=risk_key, lang="en")
).body.data.list
decided = sas.set_image_build_risk_status(
    models.SetImageBuildRiskStatusRequest(image_uuids=risky.uuid, risk_key=risk_key, status=1)
).body
files = sas.describe_image_sensitive_file_list(models.DescribeImageSensitiveFileListRequest(image_uuid=risky.uuid)).body
bad_criteria = error_of(lambda: sas.describe_image_instances(models.DescribeImageInstancesRequest(criteria="[{")))
wrong_secret = error_of(lambda: client("wrong").list_image_registry_region(models.ListImageRegistryRegionRequest()))



def refused_with(**fixed):
    """What a call is refused with that the SDK signs with another clock, or a nonce that it had before."""
    usual = {name: getattr(Utils, name) for name in fixed}
    for name, value in fixed.items():
        setattr(Utils, name, staticmethod(lambda value=value: value))
    try:
        return error_of(lambda: sas.list_image_registry_region(models.ListImageRegistryRegionRequest()))
    finally:
        for name, function in usual.items():
            setattr(Utils, name, staticmethod(function))


first_time = refused_with(get_nonce="the same twice")
replayed = refused_with(get_nonce="the same twice")
old_date = refused_with(get_timestamp=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 16 * 60)))

print(json.dumps({
    "regions": [region.region_id for region in regions],
    "added": {"id": added.id, "domainName": added.domain_name, "transPerHour": added.trans_per_hour},
    "registries": [registry.domain_name for registry in registries],
    "images": len(images),
    "narrowed": {image.repo_name for image in narrowed.image_instance_list} == {images[0].repo_name},
    "scanTask": scan.task_id,
    "risks": [risk.risk_key for risk in risks],
    "findings": [finding.risk_key for finding in findings],
    "decided": decided.request_id,
    "files": files.request_id,
    "errors": {
        "wrongPassword": wrong_password,
        "wrongVersion": wrong_version,
        "notAdmin": not_admin,
        "unreachable": unreachable,
        "twice": twice,
        "badCriteria": bad_criteria,
        "wrongSecret": wrong_secret,
        "firstTime": first_time,
        "replayed": replayed,
        "oldDate": old_date,
    },
}))
