/*
 * FlyingFox, the server of the explorer, can pass requests on to other servers, and needs
 * FoundationNetworking for that alone. The library would load thirty others at every start (curl,
 * Kerberos, LDAP), which takes a third of the time that the process needs to start. Nothing here
 * passes requests on: what that part of FlyingFox asks for is defined as an end of the program, and
 * the linker leaves out libraries that nothing asks for. When a new FlyingFox asks for more, the
 * library is back and nothing else changes.
 */
#if defined(__linux__)

/* Swift's compiler collects the libraries to link from this section of every object, and puts them
 * before the system's: a flag among them holds for those that follow. */
__asm__(".pushsection .swift1_autolink_entries,\"e\",@progbits\n"
        ".asciz \"-Wl,--as-needed\"\n"
        ".popsection\n");

#define ENDS(name, symbol)           \
    void name(void) __asm__(symbol); \
    void name(void) { __builtin_trap(); }

#define MODULE "$s20FoundationNetworking"

ENDS(set_method, MODULE "10URLRequestV10httpMethodSSSgvs")
ENDS(set_timeout, MODULE "10URLRequestV15timeoutIntervalSdvs")
ENDS(set_headers, MODULE "10URLRequestV19allHTTPHeaderFieldsSDyS2SGSgvs")
ENDS(set_body, MODULE "10URLRequestV8httpBody0A10Essentials4DataVSgvs")
ENDS(
    make_request, MODULE "10URLRequestV3url11cachePolicy15timeoutIntervalAC0A10Essentials3URLV_"
                         "AA12NSURLRequestC05CacheF0OSdtcfC")
ENDS(
    send, MODULE "10URLSessionC4data3for8delegate0A10Essentials4DataV_AA11URLResponseCt"
                 "AA10URLRequestV_AA0C12TaskDelegate_pSgtYaKF")
ENDS(shared_session, MODULE "10URLSessionC6sharedACvgZ")
ENDS(session_metadata, MODULE "10URLSessionCMa")
ENDS(response_metadata, MODULE "15HTTPURLResponseCMa")

/* How 'send' is started, and what the class of sessions is: read only by what is never called. */
extern const void *const async_send[8] __asm__(
    MODULE "10URLSessionC4data3for8delegate0A10Essentials4DataV_AA11URLResponseCt"
           "AA10URLRequestV_AA0C12TaskDelegate_pSgtYaKFTu");
const void *const async_send[8] = {0};
extern const void *const session_descriptor[16] __asm__(MODULE "10URLSessionCMn");
const void *const session_descriptor[16] = {0};

#endif
