package push

// overhead is what encryption adds to a payload, in bytes: salt 16, record size
// 4, length of the key id 1, key id 65, delimiter 1, tag 16 (RFC 8188 section 2,
// RFC 8291 section 4).
const overhead = 16 + 4 + 1 + 65 + 1 + 16

// recordSizes are those that a message is padded to, so that its length says
// little of what is in it. webpush-go would always take 4096, the most that push
// services accept.
var recordSizes = [...]uint32{512, 1024, 2048, 4096}

// recordFor gives the smallest record that holds a payload of n bytes.
func recordFor(n int) (uint32, bool) {
	for _, size := range recordSizes {
		if n+overhead <= int(size) {
			return size, true
		}
	}
	return 0, false
}
