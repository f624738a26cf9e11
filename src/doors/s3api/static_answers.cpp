// Clients look at many properties of a bucket before or after their work. This store has none of those
// features; it says so the way S3 does for a bucket where nobody turned them on.
#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "doors/s3api/operations.h"
#include "doors/s3api/xml_text.h"

namespace onesheet::doors::s3 {
namespace {

using std::unexpected;

struct Absent {
  std::string_view subresource;
  std::string_view code;
  std::string_view message;
};

constexpr std::array<Absent, 8> kAbsent = {{
    {"policy", "NoSuchBucketPolicy", "The bucket policy does not exist"},
    {"tagging", "NoSuchTagSet", "The TagSet does not exist"},
    {"cors", "NoSuchCORSConfiguration", "The CORS configuration does not exist"},
    {"lifecycle", "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"},
    {"website", "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"},
    {"encryption", "ServerSideEncryptionConfigurationNotFoundError",
     "The server side encryption configuration was not found"},
    {"replication", "ReplicationConfigurationNotFoundError", "The replication configuration was not found"},
    {"object-lock", "ObjectLockConfigurationNotFoundError",
     "Object Lock configuration does not exist for this bucket"},
}};

struct Constant {
  std::string_view subresource;
  std::string_view root;
  std::string_view element, value;  // empty: the root is empty
};

constexpr std::array<Constant, 6> kConstants = {{
    {"versioning", "VersioningConfiguration", "", ""},
    {"logging", "BucketLoggingStatus", "", ""},
    {"notification", "NotificationConfiguration", "", ""},
    {"accelerate", "AccelerateConfiguration", "", ""},
    {"requestPayment", "RequestPaymentConfiguration", "Payer", "BucketOwner"},
    {"policyStatus", "PolicyStatus", "IsPublic", "FALSE"},
}};

// The owner may do everything, nobody else anything: what "ACLs disabled" looks like from outside.
http::Response acl(const Context& context) {
  XmlText xml{"AccessControlPolicy"};
  xml.open("Owner").leaf("ID", context.owner_id).leaf("DisplayName", "onesheet").close("Owner");
  xml.open("AccessControlList").open("Grant");
  xml.open("Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"");
  xml.leaf("ID", context.owner_id).leaf("DisplayName", "onesheet").close("Grantee");
  xml.leaf("Permission", "FULL_CONTROL").close("Grant").close("AccessControlList");
  return xml_response(xml.finish());
}

http::Response location(const Context& context) {
  // us-east-1 is the region without a name.
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint xmlns=\"";
  text += kNamespace;
  if (context.region == "us-east-1") {
    text += "\"/>";
  } else {
    text += "\">" + base::xml_escape(context.region) + "</LocationConstraint>";
  }
  return xml_response(std::move(text));
}

}  // namespace

Answer bucket_property(const Context& context, const S3Request& request) {
  if (const auto info = context.engine.bucket_info(request.bucket); !info) {
    return unexpected(explain(context, request, info.error(), no_such_bucket(request.bucket)));
  }
  if (request.parameter("location")) return location(context);
  if (request.parameter("acl")) return acl(context);
  if (request.parameter("publicAccessBlock")) {
    XmlText xml{"PublicAccessBlockConfiguration"};
    for (const char* name :
         {"BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"}) {
      xml.leaf(name, true);
    }
    return xml_response(xml.finish());
  }
  if (request.parameter("ownershipControls")) {
    XmlText xml{"OwnershipControls"};
    xml.open("Rule").leaf("ObjectOwnership", "BucketOwnerEnforced").close("Rule");
    return xml_response(xml.finish());
  }
  for (const Constant& constant : kConstants) {
    if (!request.parameter(constant.subresource)) continue;
    XmlText xml{constant.root};
    if (!constant.element.empty()) xml.leaf(constant.element, constant.value);
    return xml_response(xml.finish());
  }
  for (const Absent& absent : kAbsent) {
    if (!request.parameter(absent.subresource)) continue;
    return unexpected(S3Error{
        404, std::string{absent.code}, std::string{absent.message}, {{"BucketName", request.bucket}}, {}});
  }
  return unexpected(not_implemented());
}

Answer object_property(const Context& context, const S3Request& request) {
  if (const auto info = context.engine.head(request.bucket, request.key); !info) {
    return unexpected(explain(context, request, info.error(), no_such_key(request.key)));
  }
  if (request.parameter("acl")) return acl(context);
  XmlText xml{"Tagging"};
  xml.open("TagSet").close("TagSet");
  return xml_response(xml.finish());
}

}  // namespace onesheet::doors::s3
