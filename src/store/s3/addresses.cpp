#include "store/s3/addresses.h"

#include <algorithm>

#include "base/encoding.h"

namespace onesheet::store::s3 {
namespace {

bool is_virtual_host(const S3StoreOptions& options) {
  if (options.addressing != Addressing::automatic) return options.addressing == Addressing::virtual_host;
  const bool dotted = options.bucket.find('.') != std::string::npos;  // breaks the wildcard of AWS's
                                                                      // certificate
  return options.endpoint.empty() && !dotted;
}

std::string_view after_scheme(std::string_view url) { return url.substr(url.find("://") + 3); }

// Without the port.
std::string_view host_name(std::string_view url) {
  const std::string_view host = after_scheme(url).substr(0, after_scheme(url).find('/'));
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

// "bucket.s3-us-west-2.amazonaws.com", "bucket.s3.us-west-2.amazonaws.com" → "us-west-2"; empty for others.
std::string_view region_in(std::string_view host) {
  const auto suffix = host.rfind(".amazonaws.com");
  if (suffix == std::string_view::npos) return {};
  host = host.substr(0, suffix);
  std::string_view label = host.substr(host.rfind('.') + 1);  // npos + 1 is 0
  if (label.starts_with("s3-")) label.remove_prefix(3);
  return label;
}

}  // namespace

bool usable_endpoint(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!url.starts_with(scheme)) continue;
    const std::string_view rest = url.substr(scheme.size());
    const std::string_view host = rest.substr(0, rest.find('/'));
    constexpr std::string_view kHost = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]";
    constexpr std::string_view kPath = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~/%";
    return !host.empty() && host.find_first_not_of(kHost) == std::string_view::npos &&
           rest.substr(host.size()).find_first_not_of(kPath) == std::string_view::npos;
  }
  return false;
}

bool usable_bucket(std::string_view name) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return name.size() >= 3 && name.size() <= 63 && plain(name.front()) && plain(name.back()) &&
         std::ranges::all_of(name, [&](char c) { return plain(c) || c == '.' || c == '-'; }) &&
         name.find("..") == std::string_view::npos;
}

Addresses::Addresses(const S3StoreOptions& options)
    : bucket_(options.bucket),
      at_aws_(options.endpoint.empty()),
      own_public_endpoint_(!options.public_endpoint.empty()),
      variant_(options.variant),
      virtual_host_(is_virtual_host(options)) {
  requests_ = {at_aws_ ? aws_endpoint(options.region) : with_bucket(options.endpoint), options.region};
  links_ = {own_public_endpoint_ ? with_bucket(options.public_endpoint) : requests_.endpoint, options.region};
}

Address Addresses::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

Address Addresses::links() const {
  const std::lock_guard lock(mutex_);
  return links_;
}

std::string Addresses::path_of(std::string_view key) const {
  return (virtual_host_ ? "/" : "/" + bucket_ + (key.empty() ? "" : "/")) + base::percent_encode(key, "/");
}

bool Addresses::move_to_region(std::string_view region) {
  const std::lock_guard lock(mutex_);
  return move(region);
}

bool Addresses::move(std::string_view region) {
  if (region == requests_.region || !aws::usable_region(region)) return false;
  requests_.region = links_.region = region;
  if (at_aws_) requests_.endpoint = aws_endpoint(region);
  if (!own_public_endpoint_) links_.endpoint = requests_.endpoint;
  return true;
}

bool Addresses::follow(std::string_view location) {
  const std::lock_guard lock(mutex_);
  if (!usable_endpoint(location.substr(0, location.find('?')))) return false;
  // At AWS a bucket has one regional host, told by the region alone.
  if (at_aws_) return move(region_in(host_name(location)));
  const std::string& now = requests_.endpoint;
  if (host_name(location) != host_name(now)) return false;
  if (now.starts_with("https://") && !location.starts_with("https://")) return false;
  const auto host_end = location.find('/', location.find("://") + 3);
  std::string there(location.substr(0, host_end));
  if (const auto path = now.find('/', now.find("://") + 3); path != std::string::npos)
    there += now.substr(path);
  if (there == now) return false;
  requests_.endpoint = std::move(there);
  if (!own_public_endpoint_) links_.endpoint = requests_.endpoint;
  return true;
}

std::string Addresses::with_bucket(const std::string& endpoint) const {
  if (!virtual_host_) return endpoint;
  const auto host = endpoint.find("://") + 3;
  return endpoint.substr(0, host) + bucket_ + "." + endpoint.substr(host);
}

std::string Addresses::aws_endpoint(std::string_view region) const {
  return with_bucket("https://" + aws::aws_host("s3", region, variant_));
}

}  // namespace onesheet::store::s3
